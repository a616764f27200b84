// Logs in with SASL2 and Bind 2, pings the server, logs off, and prints what happened as one line of JSON.
import { client, xml } from "@xmpp/client";

const [service, domain, username, userAgentId, tag] = process.argv.slice(2);
const password = process.env.XMPP_PASSWORD;
const received = [];
const sent = [];

const xmpp = client({
  service,
  domain,
  username,
  password,
  resource: tag,
  userAgent: xml("user-agent", { id: userAgentId }, xml("software", {}, "xmpp.js")),
});
// A failure shall be told, not repaired behind the test's back.
xmpp.reconnect.stop();
xmpp.on("nonza", (element) => received.push(element.toString()));
xmpp.on("stanza", (element) => received.push(element.toString()));
xmpp.on("send", (element) => sent.push(element.toString()));

function tell(outcome) {
  process.stdout.write(JSON.stringify({ ...outcome, received, sent }) + "\n");
}

xmpp.on("error", (error) => {
  tell({ error: String(error) });
  process.exit(1);
});

await xmpp.start();
const jid = xmpp.jid.toString();
const pong = await xmpp.iqCaller.request(
  xml("iq", { type: "get", to: domain }, xml("ping", "urn:xmpp:ping")),
);
await xmpp.stop();
tell({ jid, pong: pong.attrs.type, status: xmpp.status });
