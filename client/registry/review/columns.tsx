import { useMatches } from "@mantine/core";
import style from "./figures.module.css";

/** One column: what it stands for, how high it is, and how much of that is as it should be. */
export interface Column {
  readonly key: string;
  readonly label: string;
  readonly all: number;
  /** Of `all`, the part that is as it should be. */
  readonly good: number;
}

const height = 160;
const foot = 22;

/** Half of the width of a letter at its widest. */
const halfLetter = 3.6;
/** The middle of a label that is to stand there, so far in that all of it is seen. */
const within = (width: number, middle: number, { length }: string): number =>
  Math.min(width - length * halfLetter, Math.max(length * halfLetter, middle));

/** Columns side by side, the good part of each below the rest; whoever does not see them reads the table beneath. */
export const Columns = ({
  columns,
  name,
  every = 1,
}: {
  readonly columns: readonly Column[];
  /** What a reader of the screen is told that it is. */
  readonly name: string;
  /** Every which column has its label written. */
  readonly every?: number;
}) => {
  // As wide as it is drawn on a phone: letters keep their size, and every other label its room.
  const { width, skip } = useMatches({
    base: { width: 300, skip: 2 },
    xs: { width: 480, skip: 1 },
  });
  const most = Math.max(1, ...columns.map(({ all }) => all));
  const step = width / columns.length;
  const bar = step * 0.7;
  const scaled = (count: number): number => (count / most) * (height - foot - 18);
  return (
    <svg
      className={style.chart}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={name}
      data-testid="figures-chart"
    >
      <line x1={0} x2={width} y1={height - foot} y2={height - foot} className={style.axis} />
      {columns.map(({ key, label, all, good }, place) => {
        const left = place * step + (step - bar) / 2;
        const base = height - foot;
        return (
          <g key={key}>
            <rect
              x={left}
              y={base - scaled(good)}
              width={bar}
              height={scaled(good)}
              className={style.good}
            />
            <rect
              x={left}
              y={base - scaled(all)}
              width={bar}
              height={scaled(all - good)}
              className={style.late}
            />
            {all > 0 && (
              <text x={left + bar / 2} y={base - scaled(all) - 4} className={style.value}>
                {all}
              </text>
            )}
            {place % (every * skip) === 0 && (
              <text x={within(width, left + bar / 2, label)} y={height - 6} className={style.label}>
                {label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
};
