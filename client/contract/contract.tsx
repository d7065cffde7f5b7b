import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { contractWords } from "../../shared/text/contract.ts";
import { call } from "../api/call.ts";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { matches } from "../ui/search-text.ts";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { CallEntry } from "./call-entry.tsx";
import style from "./contract.module.css";
import { type Call, callsByTag, type Description, description } from "./description.ts";
import { Shape } from "./shape.tsx";

/** The contract in the page's language; the server words it. */
const useDescription = () => {
  const { language } = useWords();
  return useQuery({
    queryKey: ["openapi", language],
    queryFn: async ({ signal }) =>
      description.parse(await call("openapi", {}, { signal, language })),
    staleTime: Number.POSITIVE_INFINITY,
  });
};

const textOf = ({ method, path, summary }: Call): string => `${method} ${path} ${summary}`;

const Calls = ({ shown }: { readonly shown: Description }) => {
  const { t } = useWords();
  const [wanted, setWanted] = useState("");
  const groups = [...callsByTag(shown)]
    .map(([tag, calls]) => [tag, calls.filter((one) => matches(wanted, textOf(one)))] as const)
    .filter(([, calls]) => calls.length > 0);
  return (
    <>
      <TextInput
        label={t(contractWords.find)}
        value={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        data-testid="contract-find"
      />
      {groups.length === 0 && <EmptyState title={t(contractWords.noCall)} icon="question" />}
      {groups.map(([tag, calls]) => (
        <section key={tag} aria-label={tag}>
          <h2 className={style.tag}>{tag}</h2>
          {calls.map((one) => (
            <CallEntry key={one.operationId} call={one} />
          ))}
        </section>
      ))}
    </>
  );
};

const Things = ({ shown }: { readonly shown: Description }) => {
  const { t } = useWords();
  return (
    <>
      <h2 className={style.tag}>{t(contractWords.things)}</h2>
      {Object.entries(shown.components.schemas).map(([name, schema]) => (
        <details key={name} id={name} className={style.call}>
          <summary>
            <span className={style.path}>{name}</span>
          </summary>
          <div className={style.inside}>
            <Shape schema={schema} />
          </div>
        </details>
      ))}
    </>
  );
};

/** Every call of the contract, to be read by whoever connects another system. Needs no session: it is no secret. */
const Contract = () => {
  const { t } = useWords();
  const { data, error, refetch } = useDescription();
  return (
    <Page
      title={t(contractWords.title)}
      lead={data?.info.description}
      actions={
        <Button component="a" href="/api/openapi.json" variant="default">
          openapi.json
        </Button>
      }
    >
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <LoadingRows />}
      {data && (
        <>
          <Card title={t(contractWords.known)}>
            {Object.entries(data.components.securitySchemes).map(([name, scheme]) => (
              <p key={name}>
                <strong>{name}</strong>: {scheme.description}
              </p>
            ))}
          </Card>
          <div style={{ height: "1.25rem" }} />
          <Calls shown={data} />
          <Things shown={data} />
        </>
      )}
    </Page>
  );
};

export default Contract;
