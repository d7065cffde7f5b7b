import { Button, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ConvoyStory } from "../../shared/contract/convoys.ts";
import type { Asking } from "../../shared/contract/routes.ts";
import { formatPlate, parsePlate } from "../../shared/domain/plate.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { convoyWords as words } from "../../shared/text/convoy.ts";
import { useAct } from "../api/queries.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { Card } from "../ui/page.tsx";
import { fromWallClock, toWallClock } from "../ui/wall-clock.ts";
import { WhenField } from "../ui/when-field.tsx";
import style from "./convoys.module.css";
import { readList } from "./read-list.ts";

type Act = Asking<"actOnConvoy">["body"]["acts"][number];
const whats = ["escort", "join", "leave", "lead", "window", "order", "close"] as const;
type What = (typeof whats)[number];
const labels = {
  escort: words.handOver,
  join: words.addVehicle,
  leave: words.leave,
  lead: words.makeLead,
  window: words.changeWindow,
  order: words.changeOrder,
  close: words.close,
} as const;

/** What may be done to a convoy at a desk or on the escort's phone; each is on record for ever. */
export const WorkConvoy = ({
  story,
  onDone,
}: {
  readonly story: ConvoyStory;
  readonly onDone: () => void;
}) => {
  const { t } = useWords();
  const [what, setWhat] = useState<What>("escort");
  const [text, setText] = useState("");
  const [why, setWhy] = useState("");
  const [from, setFrom] = useState(() => toWallClock(ms(story.window.from)));
  const [until, setUntil] = useState(() => toWallClock(ms(story.window.until)));
  const [order, setOrder] = useState(() =>
    story.vehicles
      .filter(({ left }) => !left)
      .map(({ plate: its }) => formatPlate(its))
      .join("\n"),
  );
  const listed = readList(order);
  const act = useAct("actOnConvoy", ["convoy", "convoys"]);
  const plate = parsePlate(text);
  const ofPlate = what === "join" || what === "leave" || what === "lead";
  const isSaid = ofPlate || what === "escort";
  const hasWhy = what === "join" || what === "leave" || what === "close";
  const doing = (): Act | null => {
    const common = { id: newId(), at: iso(Date.now()) };
    const said = why.trim();
    if (what === "escort")
      return text.trim().length < 2
        ? null
        : { what, ...common, escort: { name: text, username: said === "" ? null : said } };
    if (what === "window") {
      const [first, last] = [fromWallClock(from), fromWallClock(until)];
      if (!first || !last) return null;
      return { what, ...common, window: { from: iso(ms(first)), until: iso(ms(last)) } };
    }
    if (what === "order") {
      const plates = listed.vehicles.flatMap((one) => (one.by === "plate" ? one.plate : []));
      const isRead = listed.wrong.length === 0 && plates.length === listed.vehicles.length;
      return isRead && plates.length > 0 ? { what, ...common, plates } : null;
    }
    if (what === "close") return said === "" ? null : { what, ...common, why };
    if (!plate || (hasWhy && said === "")) return null;
    if (what === "join") return { what, ...common, vehicle: { plate, pass: null }, why };
    return what === "leave" ? { what, ...common, plate, why } : { what, ...common, plate };
  };
  return (
    <Card title={t(words.change)}>
      <form
        className={style.noPrint ?? ""}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const given = doing();
          if (!given) return;
          act.mutate(
            { params: { id: story.convoy.id }, body: { acts: [given] } },
            {
              onSuccess: () => {
                setText("");
                setWhy("");
                onDone();
              },
            },
          );
        }}
      >
        <Stack>
          <SegmentedControl
            aria-label={t(words.change)}
            orientation="vertical"
            value={what}
            onChange={(value) => setWhat(value as What)}
            data={whats.map((value) => ({ value, label: t(labels[value]) }))}
            data-testid="convoy-what"
          />
          {what === "window" && (
            <div className={style.pair}>
              <WhenField
                label={t(words.windowFrom)}
                value={from}
                onChange={setFrom}
                data-testid="convoy-window-from"
              />
              <WhenField
                label={t(words.windowUntil)}
                value={until}
                onChange={setUntil}
                data-testid="convoy-window-until"
              />
            </div>
          )}
          {what === "order" && (
            <Textarea
              label={t(words.vehicles)}
              description={t(words.orderHint)}
              value={order}
              onChange={(event) => setOrder(event.currentTarget.value)}
              error={
                listed.wrong.length > 0 &&
                t(words.vehiclesWrong, { list: listed.wrong.slice(0, 5).join(" · ") })
              }
              autosize
              minRows={4}
              maxRows={16}
              data-testid="convoy-order"
            />
          )}
          {isSaid && (
            <TextInput
              label={t(ofPlate ? words.plate : words.escortName)}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoCapitalize={ofPlate ? "characters" : "words"}
              data-testid="convoy-text"
            />
          )}
          {(hasWhy || what === "escort") && (
            <TextInput
              label={t(hasWhy ? words.why : words.escortUsername)}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
              autoCapitalize={hasWhy ? "sentences" : "none"}
              data-testid="convoy-why"
            />
          )}
          <FormProblem error={act.error} />
          <div>
            <Button
              type="submit"
              variant="default"
              loading={act.isPending}
              disabled={doing() === null}
              data-testid="convoy-act"
            >
              {t(words.save)}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
};
