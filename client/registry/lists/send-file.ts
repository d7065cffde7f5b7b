import type { Reply } from "../../../shared/contract/routes.ts";
import { call } from "../../api/call.ts";

let last: { readonly id: string; readonly file: File } | null = null;

/** Sends a file; nothing is issued by that. `sheet`: of a workbook with several the one to read. */
export const sendFile = async (file: File, sheet?: string): Promise<Reply<"takeImport">> => {
  const query = { name: file.name, ...(sheet !== undefined && { sheet }) };
  const taken = await call("takeImport", { query }, { file });
  last = { id: taken.id, file };
  return taken;
};

/** The file that a list was read from, where it is the last that was sent from this window. */
export const fileOf = (list: string): File | null => (last?.id === list ? last.file : null);
