package cn.anlan.documents;

import cn.anlan.evidence.EvidenceView;
import java.util.UUID;

/** A file that belongs to a letter or a reply, as evidence keeps it. */
record FileRef(UUID id, String sha256, String name, String kind, String type, long size) {

    static FileRef of(EvidenceView file) {
        return new FileRef(file.id(), file.sha256(), file.name(), file.kind(), file.type(), file.size());
    }
}
