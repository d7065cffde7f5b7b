import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread } from "node:worker_threads";

/**
 * Comes before the first module of every thread (`--import` of `npm start`). What the modules compile to is kept between starts: the
 * next is sooner, and no thread loads what makes JavaScript of TypeScript, a dozen MB in each. Where nothing can be kept all goes on without.
 */
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/greenlane"));
// It is kept at the end; a process that is killed has none.
setTimeout(flushCompileCache, 10_000).unref();

// What `npm start` says of young objects is the first thread's measure; it would override those that the others are given.
if (isMainThread) setFlagsFromString("--max-semi-space-size=0");
