import { parentPort } from "node:worker_threads";
import { convoyOnA4 } from "./convoy-pages.ts";
import type { Form, Job, Printed, Told } from "./job.ts";
import { passOnA4, passOnA5, passOnPhone } from "./pass-pages.ts";
import { makePdf, type Pdf } from "./pdf.ts";
import type { Sheet } from "./sheet.ts";

if (!parentPort) throw new Error("this is a thread of the server");
const port = parentPort;

const files = new Map<number, { readonly form: Form; readonly pdf: Pdf }>();

const sheetsOf = (one: Printed, { paper, crop }: Form, { measure }: Pdf): readonly Sheet[] => {
  if ("convoy" in one) return convoyOnA4(one.convoy, measure, crop);
  if (paper === "phone") return [passOnPhone(one.pass, measure)];
  return [(paper === "a4" ? passOnA4 : passOnA5)(one.pass, measure, crop)];
};

const done = (job: Job): Uint8Array => {
  if ("begin" in job) {
    const { begin: form } = job;
    const pdf = makePdf(form.title, form.at);
    files.set(job.job, { form, pdf });
    return pdf.take();
  }
  const file = files.get(job.job);
  if (!file) throw new Error("there is no such file");
  if ("print" in job)
    for (const one of job.print)
      for (const sheet of sheetsOf(one, file.form, file.pdf)) file.pdf.page(sheet);
  else file.pdf.end();
  return file.pdf.take();
};

port.on("message", (job: Job) => {
  if ("drop" in job) return void files.delete(job.job);
  try {
    const bytes = done(job);
    port.postMessage({ job: job.job, bytes } satisfies Told, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    port.postMessage({ job: job.job, failed: String(error) } satisfies Told);
  }
});
