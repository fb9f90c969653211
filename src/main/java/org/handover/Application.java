package org.handover;

import org.handover.setup.command.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Handover: the engine, Tasklist, Cockpit, the staff pages and the dispatcher of notices and tickets; or runs one command. */
@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        if (Commands.isOne(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication.run(Application.class, args);
    }
}
