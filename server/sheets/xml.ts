import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import sax from "sax";
import { SheetRefused } from "./sheet.ts";

export interface XmlListener {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * Reads XML from a stream as it comes. After each piece `pause` may wait, and answers whether to go on. Entities that a
 * file defines itself are not known, so that none can be blown up. Throws `damaged`.
 */
export const readXml = async (
  stream: Readable,
  listener: XmlListener,
  pause: () => Promise<boolean> | boolean = () => true,
): Promise<void> => {
  const parser = sax.parser(true);
  let broken: unknown = null;
  parser.onerror = (error) => {
    broken ??= error;
  };
  parser.onopentag = ({ name, attributes }) =>
    listener.open?.(local(name), attributes as Record<string, string>);
  parser.onclosetag = (name) => listener.close?.(local(name));
  parser.ontext = (text) => listener.text?.(text);
  parser.oncdata = (text) => listener.text?.(text);
  const decoder = new StringDecoder("utf8");
  try {
    for await (const chunk of stream) {
      parser.write(decoder.write(chunk as Buffer));
      if (broken) throw new SheetRefused("damaged");
      if (!(await pause())) return;
    }
  } catch (error) {
    if (error instanceof SheetRefused) throw error;
    throw new SheetRefused("damaged");
  } finally {
    stream.destroy();
  }
};
