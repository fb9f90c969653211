package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.journey.ApplicationTest;
import org.handover.journey.Multipart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the address of a deployment is spelled, it is neither without a limit nor without a login. */
class UploadLimitTest extends ApplicationTest {

    private static final String ELEVEN_MEGABYTES = " ".repeat(11 * 1024 * 1024);

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/deployment/create", "/engine%2Drest/deployment/create", "/engine-rest/%64eployment/create",
        "//engine-rest/deployment/create", "/engine-rest//deployment/create", "/engine-rest;x=1/deployment/create",
        "/engine-rest/deployment;x/create", "/x/../engine-rest/deployment/create", "/engine%2Drest/engine/default/deployment/create",
        "/camunda/api/%65ngine/engine/default/deployment/create", "/%6Dodels/check", "/models;x/rehearsal", "/%61pi/models/check"})
    void tooMuchIsRefusedUnderEverySpellingOfTheAddress(String address) {
        assertThat(RawHttp.post(port, address, basic(OWNER, PASSWORD), Multipart.contentType(), ELEVEN_MEGABYTES)).isEqualTo(413);
    }

    /** What Spring Security takes for no address at all ends with 500. */
    @ParameterizedTest
    @ValueSource(strings = {"/engine%2Drest/deployment/create", "/%65ngine-rest/deployment/create", "//engine-rest/deployment/create",
        "/engine-rest;x=1/deployment/create", "/engine%2Drest/engine/default/deployment/create", "/%61pi/models/check", "/api/%6Dodels/check"})
    void noSpellingOfTheAddressGetsPastTheLogin(String address) {
        assertThat(RawHttp.post(port, address, basic("nobody", "wrong"), Multipart.contentType(), "")).isIn(400, 401, 500);
    }
}
