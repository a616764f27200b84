package io.bindery.sessions.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bindery.model.xml.XmlElement;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFormTest {
    private static final int MOST = 100;

    private static XmlElement around(String form) {
        return Xml.parse("<configure xmlns='http://jabber.org/protocol/pubsub'>" + form + "</configure>");
    }

    private static JsonObject options(String field) {
        ConfigForm form = ConfigForm.ofPublishOptions(around(Request.form("publish-options", field)), MOST);
        return assertInstanceOf(ConfigForm.Filled.class, form).values();
    }

    @ParameterizedTest
    @CsvSource({"5,5", "99,99", "100,max", "101,max", "9999999999,max", "max,max"})
    void aLimitIsANumberBelowWhatTheServerAllowsOrMax(String written, String stored) {
        assertEquals(
                stored, options("max_items=" + written).getValue("max_items").toString());
    }

    @ParameterizedTest
    @CsvSource({"1,true", "true,true", "0,false", "false,false"})
    void aFlagIsWrittenInTwoWays(String written, boolean stored) {
        assertEquals(new JsonObject().put("persist_items", stored), options("persist_items=" + written));
    }

    @ParameterizedTest
    @CsvSource({"max_items=-1", "max_items=", "persist_items=yes", "access_model=all", "notification_type=chat"})
    void whatCannotBeIsUnusable(String field) {
        assertInstanceOf(
                ConfigForm.Unusable.class,
                ConfigForm.ofPublishOptions(around(Request.form("publish-options", field)), MOST));
    }

    @Test
    void aTextHasALimit() {
        assertEquals("x".repeat(500), options("title=" + "x".repeat(500)).getString("title"));
        assertInstanceOf(
                ConfigForm.Unusable.class,
                ConfigForm.ofPublishOptions(around(Request.form("publish-options", "title=" + "x".repeat(501))), MOST));
    }

    @Test
    void conditionsMustBeAFormOfTheirType() {
        assertInstanceOf(ConfigForm.Unusable.class, ConfigForm.ofPublishOptions(around(""), MOST));
        assertInstanceOf(
                ConfigForm.Unusable.class,
                ConfigForm.ofPublishOptions(around(Request.form("node_config", "max_items=1")), MOST));
    }

    @Test
    void defaultsAreAcceptableAsTheyAreShown() {
        XmlElement form = NodeConfig.defaults()
                .form("form")
                .copy()
                .attribute("type", "submit")
                .build();
        ConfigForm read = ConfigForm.ofConfiguration(around(form.toString()), MOST);
        assertEquals(
                NodeConfig.defaults().values(),
                assertInstanceOf(ConfigForm.Filled.class, read).values());
    }

    @Test
    void aConfigurationThatLacksANewerOptionHasItsDefault() {
        NodeConfig old = new NodeConfig(new JsonObject().put("access_model", "open"));
        assertEquals(AccessModel.OPEN, old.access());
        assertEquals(true, old.persists());
        assertEquals("headline", old.text(NodeOption.NOTIFICATION_TYPE));
    }
}
