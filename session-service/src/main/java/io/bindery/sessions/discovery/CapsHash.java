package io.bindery.sessions.discovery;

import io.bindery.model.xml.Namespaces;
import io.bindery.model.xml.XmlElement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The verification string of what an entity says of itself (XEP-0115 5), with SHA-1. */
public final class CapsHash {
    private static final String END = "<";

    private record Identity(String category, String type, String language, String name) {
        static final Comparator<Identity> ORDER = Comparator.comparing(Identity::category, OctetOrder.INSTANCE)
                .thenComparing(Identity::type, OctetOrder.INSTANCE)
                .thenComparing(Identity::language, OctetOrder.INSTANCE)
                .thenComparing(Identity::name, OctetOrder.INSTANCE);

        static Identity of(XmlElement identity) {
            return new Identity(
                    written(identity.attribute("category")),
                    written(identity.attribute("type")),
                    written(identity.attribute(Namespaces.XML, "lang")),
                    written(identity.attribute("name")));
        }

        String text() {
            return String.join("/", category, type, language, name);
        }
    }

    private CapsHash() {}

    /** The hash of a disco#info result in base64, as it stands in the {@code ver} attribute. */
    public static String of(XmlElement discoInfo) {
        StringBuilder text = new StringBuilder(1024);
        identities(discoInfo).forEach(identity -> text.append(identity.text()).append(END));
        features(discoInfo).forEach(feature -> text.append(feature).append(END));
        InfoForm.of(discoInfo).forEach(form -> append(text, form));
        return Base64.getEncoder().encodeToString(sha1(text.toString()));
    }

    /**
     * Whether a result may be taken for what its hash stands for (XEP-0115 5.4): it says nothing twice. Nor does it hold
     * the character that ends each part of the hashed text, with which one result can pass for another (XEP-0115, caps poisoning).
     */
    public static boolean isWellFormed(XmlElement discoInfo) {
        List<InfoForm> forms = InfoForm.of(discoInfo);
        return differ(identities(discoInfo).map(Identity::text))
                && differ(features(discoInfo))
                && differ(forms.stream().map(InfoForm::type))
                && forms.stream().allMatch(form -> form.types().size() == 1)
                && parts(discoInfo, forms).noneMatch(part -> part.contains(END));
    }

    private static Stream<Identity> identities(XmlElement discoInfo) {
        return discoInfo.elements().stream()
                .filter(element -> element.is("identity", DiscoNamespaces.INFO))
                .map(Identity::of)
                .sorted(Identity.ORDER);
    }

    private static Stream<String> features(XmlElement discoInfo) {
        return discoInfo.elements().stream()
                .filter(element -> element.is("feature", DiscoNamespaces.INFO))
                .map(feature -> written(feature.attribute("var")))
                .sorted(OctetOrder.INSTANCE);
    }

    private static Stream<String> parts(XmlElement discoInfo, List<InfoForm> forms) {
        Stream<String> fields = forms.stream()
                .flatMap(form -> form.fields().stream())
                .flatMap(field -> Stream.concat(Stream.of(field.name()), field.values().stream()));
        return Stream.of(
                        identities(discoInfo).map(Identity::text),
                        features(discoInfo),
                        forms.stream().map(InfoForm::type),
                        fields)
                .flatMap(stream -> stream);
    }

    private static void append(StringBuilder text, InfoForm form) {
        text.append(form.type()).append(END);
        for (InfoForm.Field field : form.fields()) {
            text.append(field.name()).append(END);
            field.values().forEach(value -> text.append(value).append(END));
        }
    }

    private static boolean differ(Stream<String> texts) {
        Set<String> seen = new HashSet<>();
        return texts.allMatch(seen::add);
    }

    private static String written(String attribute) {
        return Objects.requireNonNullElse(attribute, "");
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
