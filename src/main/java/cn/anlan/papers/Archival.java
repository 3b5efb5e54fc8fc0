package cn.anlan.papers;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/** What makes a PDF one for archives (PDF/A-2u): it says so, names its colours, and each of its characters is known. */
final class Archival {

    private static final String PRODUCER = "Anlan";

    private Archival() {}

    static void mark(PDDocument document, String title) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage("zh-CN");
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer(PRODUCER);
        document.setVersion(1.7f);

        byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(colours));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);

        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(title));
        catalog.setMetadata(metadata);
    }

    private static byte[] xmp(String title) throws IOException {
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        xmp.createAndAddDublinCoreSchema().setTitle(title);
        xmp.createAndAddAdobePDFSchema().setProducer(PRODUCER);
        try {
            var id = xmp.createAndAddPDFAIdentificationSchema();
            id.setPart(2);
            id.setConformance("U");
            var out = new ByteArrayOutputStream();
            new XmpSerializer().serialize(xmp, out, true);
            return out.toByteArray();
        } catch (BadFieldValueException | TransformerException e) {
            throw new IOException(e);
        }
    }
}
