package cn.anlan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product. */
@SpringBootApplication
public class Anlan {

    public static void main(String[] args) {
        SpringApplication.run(Anlan.class, args);
    }
}
