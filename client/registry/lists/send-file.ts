import type { Reply } from "../../../shared/contract/routes.ts";
import { call } from "../../api/call.ts";

/** Sends a file; nothing is issued by that. */
export const sendFile = (file: File): Promise<Reply<"takeImport">> =>
  call("takeImport", { query: { name: file.name } }, { file });
