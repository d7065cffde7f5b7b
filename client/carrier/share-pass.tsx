import { Button, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { heldPassWords as words } from "../../shared/text/amendment-asked.ts";
import { type PrintedFile, printFile } from "../api/print-file.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { saveFile } from "../ui/save-file.ts";

/** `ready`: the browser wants another press before it opens what shares, as making the file took too long. */
type Shared = "ready" | "shared" | "downloaded" | "copied" | "failed";

const asFile = ({ name, pdf }: PrintedFile): File =>
  new File([pdf], name, { type: "application/pdf" });

const canShare = (file: File): boolean =>
  typeof navigator.share === "function" && navigator.canShare?.({ files: [file] }) === true;

/** Shares the file where the browser can, else downloads it. */
const handOn = async (made: PrintedFile, title: string): Promise<Shared> => {
  const file = asFile(made);
  if (!canShare(file)) {
    saveFile(made.name, made.pdf);
    return "downloaded";
  }
  try {
    await navigator.share({ files: [file], title });
    return "shared";
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : "";
    if (name === "NotAllowedError") return "ready";
    if (name === "AbortError") return "shared";
    saveFile(made.name, made.pdf);
    return "downloaded";
  }
};

const copyAddress = async (): Promise<Shared> => {
  try {
    await navigator.clipboard.writeText(location.href);
    return "copied";
  } catch {
    return "failed";
  }
};

/** Sends the pass to the driver's phone as a card: shared where the browser can, else downloaded, else the page's address is copied. */
export const SharePass = ({ pass: { id, rev, plate } }: { readonly pass: Pass }) => {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [shared, setShared] = useState<Shared | null>(null);
  const made = useRef<{ readonly rev: number; readonly file: PrintedFile } | null>(null);
  const left = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    left.current = controller;
    return () => controller.abort();
  }, []);
  const make = async (): Promise<PrintedFile> => {
    const { signal } = left.current;
    const kept = made.current?.rev === rev ? made.current.file : null;
    const asking = { params: { id }, query: { paper: "phone" as const } };
    const file = kept ?? (await printFile("passPdf", asking, { signal, onPage: () => {} }));
    made.current = { rev, file };
    return file;
  };
  const share = async (): Promise<void> => {
    setBusy(true);
    const { signal } = left.current;
    const file = await make().catch(() => null);
    if (signal.aborted) return;
    const title = t(words.shareTitle, { plate: formatPlate(plate) });
    const how = file ? await handOn(file, title) : await copyAddress();
    if (signal.aborted) return;
    setShared(how);
    setBusy(false);
  };
  const told = { downloaded: words.downloaded, copied: words.copied, failed: words.failed };
  return (
    <>
      <Button
        onClick={() => void share()}
        loading={busy}
        leftSection={<Icon name="out" />}
        data-testid="pass-share"
      >
        {t(shared === "ready" ? words.shareNow : words.share)}
      </Button>
      {shared !== null && shared in told && (
        <Text
          size="sm"
          role="status"
          c={shared === "failed" ? "red" : "dimmed"}
          data-testid={`pass-${shared}`}
        >
          {t(told[shared as keyof typeof told])}
        </Text>
      )}
    </>
  );
};
