// A Matrix client on the Rust crypto SDK in its strict mode: it shares keys with, and reads, only devices that
// their owner signed (MSC4153). It takes one JSON request a line on stdin: {"id", "do", ...}; it says one JSON
// answer a line on stdout: {"id", "ok"} or {"id", "error"}; and {"read": {...}} for every message it meets.
// Usage: node client.mjs FOLDER-WITH-NODE_MODULES
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

import { restore, save } from "./storing.mjs";

const PREFIX = "strict";
const NEEDED = ["fake-indexeddb/auto", "matrix-js-sdk", "matrix-js-sdk/lib/crypto-api/index.js"];

const out = process.stdout.write.bind(process.stdout);
for (const way of ["debug", "error", "info", "log", "trace", "warn"]) {
    console[way] = (...words) => process.stderr.write(`${way}: ${words.join(" ")}\n`);
}
const { resolve } = createRequire(`${process.argv[2]}/`);
const [, sdk, crypto] = await Promise.all(NEEDED.map((name) => import(pathToFileURL(resolve(name)))));

let client;
let kept;
let telling = Promise.resolve();
let stopping = false;

const requests = {
    async login({ url, user, password }) {
        const identifier = { type: "m.id.user", user };
        const made = sdk.createClient({ baseUrl: url });
        return made.loginRequest({ type: "m.login.password", identifier, password });
    },

    async start({ url, session, store }) {
        kept = store;
        const fresh = !existsSync(store);
        if (!fresh) await restore(store);
        client = sdk.createClient({
            baseUrl: url,
            userId: session.user_id,
            deviceId: session.device_id,
            accessToken: session.access_token,
        });
        await client.initRustCrypto({ cryptoDatabasePrefix: PREFIX });
        client.getCrypto().setDeviceIsolationMode(new crypto.OnlySignedDevicesIsolationMode());
        client.on(sdk.MatrixEventEvent.Decrypted, meet);
        client.on(sdk.RoomEvent.Timeline, (event) => !event.isEncrypted() && meet(event));
        const ready = new Promise((resolved) => {
            client.on(sdk.ClientEvent.Sync, (state) => state === sdk.SyncState.Prepared && resolved());
        });
        await client.startClient({ initialSyncLimit: 50 });
        await ready;
        if (fresh) {
            const authUploadDeviceSigningKeys = (upload) => upload(null);
            await client.getCrypto().bootstrapCrossSigning({ authUploadDeviceSigningKeys });
        }
    },

    async join({ room }) {
        await client.joinRoom(room);
    },

    // The SDK gives a message up for good when it came before the sender's device was known as it is.
    async learn({ room, user, device, signed }) {
        const keys = client.getCrypto();
        for (;;) {
            const news = Promise.race([
                new Promise((told) => client.once(crypto.CryptoEvent.DevicesUpdated, told)),
                new Promise((told) => client.once(sdk.ClientEvent.Sync, told)),
            ]);
            const known = await keys.getDeviceVerificationStatus(user, device);
            if (known && known.signedByOwner === signed) return;
            if (await keys.isEncryptionEnabledInRoom(room)) keys.prepareToEncrypt(client.getRoom(room));
            await news;
        }
    },

    async send({ room, text }) {
        return (await client.sendTextMessage(room, text)).event_id;
    },

    async stop() {
        stopping = true; // from here on the SDK cannot be asked about a message any more
        await telling;
        client.stopClient();
        await save(kept);
    },
};

function meet(event) {
    if (!stopping) telling = telling.then(() => tell(event));
}

async function tell(event) {
    if (!event.getId()?.startsWith("$")) return; // our own, not sent yet
    if (event.getType() !== sdk.EventType.RoomMessage && !event.isDecryptionFailure()) return;
    const info = event.isEncrypted() ? await client.getCrypto().getEncryptionInfoForEvent(event) : null;
    say({
        read: {
            room: event.getRoomId(),
            id: event.getId(),
            sender: event.getSender(),
            encrypted: event.isEncrypted(),
            text: event.isDecryptionFailure() ? null : event.getContent().body,
            failure: event.decryptionFailureReason,
            shield: info && (info.shieldColour === crypto.EventShieldColour.NONE ? null : info.shieldReason),
        },
    });
}

function say(line) {
    out(`${JSON.stringify(line)}\n`);
}

async function answer({ id, do: what, ...rest }) {
    try {
        say({ id, ok: (await requests[what](rest)) ?? null });
    } catch (error) {
        say({ id, error: `${error.name}: ${error.message}` });
    }
}

for await (const line of createInterface({ input: process.stdin })) await answer(JSON.parse(line));
process.exit(0);
