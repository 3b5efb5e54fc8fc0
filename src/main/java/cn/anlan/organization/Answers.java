package cn.anlan.organization;

import cn.anlan.platform.Done;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What commands answer: the new version also as ETag. */
final class Answers {

    private Answers() {}

    static ResponseEntity<Done> created(Done done) {
        return answer(HttpStatus.CREATED, done);
    }

    static ResponseEntity<Done> done(Done done) {
        return answer(HttpStatus.OK, done);
    }

    private static ResponseEntity<Done> answer(HttpStatus status, Done done) {
        return ResponseEntity.status(status).eTag("\"" + done.version() + "\"").body(done);
    }
}
