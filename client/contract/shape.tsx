import { contractWords } from "../../shared/text/contract.ts";
import { useWords } from "../ui/language.tsx";
import style from "./contract.module.css";
import { type Field, fieldsOf, inOneLine, nameOf, type Schema } from "./description.ts";

/** The name of a thing that has its own place further down, as a link there; else its type in one line. */
const Type = ({ schema }: { readonly schema: Schema }) => {
  const inner = (schema.items ?? schema) as Schema;
  const named = nameOf(inner);
  if (!named) return inOneLine(schema);
  // A link to something closed leads to its heading only.
  const open = (): void => document.getElementById(named)?.setAttribute("open", "");
  return (
    <a href={`#${named}`} onClick={open}>
      {inOneLine(schema)}
    </a>
  );
};

export const Fields = ({ fields }: { readonly fields: readonly Field[] }) => {
  const { t } = useWords();
  return (
    <dl className={style.fields}>
      {fields.map(({ name, required, schema }) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>
            {name}
            {!required && ` (${t(contractWords.optional)})`}
          </dt>
          <dd>
            <Type schema={schema} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** A shape: its fields where it has some, its type in one line where it has none. */
export const Shape = ({ schema }: { readonly schema: Schema }) => {
  const fields = fieldsOf(schema);
  if (fields.length > 0) return <Fields fields={fields} />;
  return (
    <p className={style.path}>
      <Type schema={schema} />
    </p>
  );
};
