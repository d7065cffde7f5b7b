import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useRef, useState } from "react";
import { type ExportRoute, type ListFormat, listFormats } from "../../shared/contract/exports.ts";
import { exportWords as words } from "../../shared/text/exports.ts";
import { type ListQuery, takeList } from "../api/take-list.ts";
import { Icon } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { saveFile } from "./save-file.ts";
import { useFailureText } from "./states.tsx";

/** One file at a time; given up when stopped, or when the list is left. */
const useTaking = <N extends ExportRoute>(list: N, query: ListQuery<N>) => {
  const { t } = useWords();
  const failureText = useFailureText();
  const [running, setRunning] = useState(false);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);
  const take = async (format: ListFormat): Promise<void> => {
    const controller = new AbortController();
    asked.current = controller;
    setRunning(true);
    try {
      const { name, content } = await takeList(list, query, format, controller.signal);
      saveFile(name, content);
    } catch (error) {
      if (!controller.signal.aborted)
        notifications.show({ title: t(words.failed), message: failureText(error), color: "red" });
    } finally {
      if (asked.current === controller) setRunning(false);
    }
  };
  const stop = (): void => asked.current?.abort();
  return { running, take: (format: ListFormat) => void take(format), stop };
};

/** Takes a list along as it is filtered, as separated text or a workbook. */
export const TakeList = <N extends ExportRoute>({
  list,
  query,
  disabled = false,
}: {
  readonly list: N;
  readonly query: ListQuery<N>;
  readonly disabled?: boolean;
}) => {
  const { t } = useWords();
  const { running, take, stop } = useTaking(list, query);
  if (running)
    return (
      <Button
        variant="default"
        onClick={stop}
        leftSection={<Icon name="cross" size={18} />}
        data-testid="take-stop"
      >
        <span role="status">{t(words.under)}</span>&nbsp;{t(words.stop)}
      </Button>
    );
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Icon name="download" size={18} />}
          disabled={disabled}
          data-testid="take-list"
        >
          {t(words.take)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {listFormats.map((format) => (
          <Menu.Item
            key={format}
            mih={44}
            onClick={() => take(format)}
            data-testid={`take-${format}`}
          >
            {t(words[format])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
