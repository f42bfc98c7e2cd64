// The SDK keeps its keys in IndexedDB. Node has none, so one in memory is written to a file and read back.
import { readFile, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";

/** Write every database to the file, with what was kept in it. */
export async function save(path) {
    const databases = [];
    for (const { name, version } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name, version));
        const stores = [];
        for (const kind of database.objectStoreNames) {
            stores.push(await copied(database.transaction(kind).objectStore(kind)));
        }
        database.close();
        databases.push({ name, version, stores });
    }
    await writeFile(path, serialize(databases), { mode: 0o600 });
}

/** Make every database of the file anew. */
export async function restore(path) {
    for (const { name, version, stores } of deserialize(await readFile(path))) {
        const request = indexedDB.open(name, version);
        request.onupgradeneeded = () => {
            for (const store of stores) fill(request.result, store);
        };
        (await done(request)).close();
    }
}

async function copied(store) {
    const indexes = [...store.indexNames].map((name) => {
        const { keyPath, unique, multiEntry } = store.index(name);
        return { name, keyPath, unique, multiEntry };
    });
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    const { name, keyPath, autoIncrement } = store;
    return { name, keyPath, autoIncrement, indexes, keys, values };
}

function fill(database, { name, keyPath, autoIncrement, indexes, keys, values }) {
    const store = database.createObjectStore(name, { keyPath, autoIncrement });
    for (const { name: index, keyPath: path, unique, multiEntry } of indexes) {
        store.createIndex(index, path, { unique, multiEntry });
    }
    values.forEach((value, row) => (keyPath === null ? store.put(value, keys[row]) : store.put(value)));
}

function done(request) {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}
