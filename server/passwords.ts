import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";

/** OWASP's least for Argon2id (2023 on): 19 MiB, two passes, one lane. Memory is in KiB. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltLength = 16;
const tagLength = 32;

const derive = (parameters: Argon2Parameters): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2("argon2id", parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString("base64").replace(/=+$/, "");

/** One password typed with different keyboards is one password. */
const message = (password: string): string => password.normalize("NFKC");

/** Argon2id of a password as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(saltLength);
  const tag = await derive({ ...cost, message: message(password), nonce, tagLength });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`;
};

const phc =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{22,86})$/;

/** Is this the password? With the cost the hash was made at; compared in constant time. */
export const verifyPassword = async (hash: string, password: string): Promise<boolean> => {
  const found = phc.exec(hash);
  if (!found) throw new Error("a stored password hash is not an Argon2id PHC string");
  const [, memory, passes, parallelism, salt = "", stored = ""] = found;
  const expected = Buffer.from(stored, "base64");
  const tag = await derive({
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, "base64"),
    tagLength: expected.length,
    message: message(password),
  });
  return timingSafeEqual(tag, expected);
};

/** Takes as long as a real verification, so that the time of the answer does not tell which user names exist. */
export const verifyNobody = async (password: string): Promise<false> => {
  const nonce = Buffer.alloc(saltLength);
  await derive({ ...cost, message: message(password), nonce, tagLength });
  return false;
};
