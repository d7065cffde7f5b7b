import { useRef } from "react";
import { newId } from "../ui/new-id.ts";

/** One id for one content: what was received, and its answer lost, is not received twice when it is sent again. */
export const useIdOfContent = (): ((content: object) => string) => {
  const ids = useRef(new Map<string, string>());
  return (content) => {
    const key = JSON.stringify(content);
    const id = ids.current.get(key) ?? newId();
    ids.current.set(key, id);
    return id;
  };
};
