package org.handover.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The files that somebody sent, whatever the fields are called in which they came. */
public final class Uploads {

    /** What somebody reads who sent more than is taken. */
    public static final String TOO_LARGE = "That is too large: at most 2 MB a file and 10 MB together.";

    private Uploads() {
    }

    /** @return empty where no file came; a file chooser in which nothing was chosen sends one without a name */
    public static List<ModelFile> of(MultipartHttpServletRequest request) {
        List<ModelFile> files = new ArrayList<>();
        for (List<MultipartFile> field : request.getMultiFileMap().values()) {
            for (MultipartFile file : field) {
                String name = file.getOriginalFilename();
                if (name != null && !name.isEmpty()) {
                    files.add(new ModelFile(name, bytes(file)));
                }
            }
        }
        return files;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
