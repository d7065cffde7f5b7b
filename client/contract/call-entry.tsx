import type { Role } from "../../shared/domain/access-shape.ts";
import { contractWords } from "../../shared/text/contract.ts";
import { roleWords } from "../../shared/text/everywhere.ts";
import { useWords } from "../ui/language.tsx";
import style from "./contract.module.css";
import type { Call } from "./description.ts";
import { Fields, Shape } from "./shape.tsx";

/** Who may call, in words: the roles, a tablet, or anyone. */
const Who = ({ call }: { readonly call: Call }) => {
  const { t } = useWords();
  const tablet = call.security.some((scheme) => "device" in scheme);
  const roles = call["x-roles"].map((role) => t(roleWords[role as Role]));
  if (call.security.length === 0) return <p>{t(contractWords.anyone)}</p>;
  return <p>{[...roles, ...(tablet ? [t(contractWords.tablet)] : [])].join(" · ")}</p>;
};

/** One call, closed until it is asked for: who may call, what is given, what comes back, what is refused. */
export const CallEntry = ({ call }: { readonly call: Call }) => {
  const { t } = useWords();
  const body = call.requestBody?.content["application/json"];
  const replies = Object.entries(call.responses).filter(([status]) => Number(status) < 400);
  const refusals = Object.entries(call.responses).filter(([status]) => Number(status) >= 400);
  return (
    <details className={style.call} id={call.operationId} data-testid={`call-${call.operationId}`}>
      <summary>
        <span className={style.method}>{call.method}</span>
        <span className={style.path}>{call.path}</span>
        <span className={style.said}>{call.summary}</span>
      </summary>
      <div className={style.inside}>
        <h3>{t(contractWords.who)}</h3>
        <Who call={call} />
        {call.parameters.length > 0 && (
          <>
            <h3>{t(contractWords.parameters)}</h3>
            <Fields fields={call.parameters} />
          </>
        )}
        {body && (
          <>
            <h3>{t(contractWords.body)}</h3>
            <Shape schema={body.schema} />
          </>
        )}
        {body?.example !== undefined && (
          <>
            <h3>{t(contractWords.example)}</h3>
            <pre className={style.example}>{JSON.stringify(body.example, null, 2)}</pre>
          </>
        )}
        {replies.map(([status, { content }]) =>
          Object.entries(content).map(([type, { schema }]) => (
            <section key={type}>
              <h3>
                {status} · {type}
              </h3>
              <Shape schema={schema} />
            </section>
          )),
        )}
        <h3>{t(contractWords.refusals)}</h3>
        <dl className={style.fields}>
          {refusals.map(([status, { description }]) => (
            <div key={status} style={{ display: "contents" }}>
              <dt>{status}</dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
};
