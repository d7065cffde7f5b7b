import { useState } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { useWords } from "../../ui/language.tsx";
import type { Camera } from "../use-camera.ts";
import type { CameraInUse } from "./camera-view.tsx";
import { Icon } from "./icon.tsx";

/** What the camera at hand can do besides showing a picture; nothing for what it cannot. */
export const CameraTools = ({
  camera: { state, torch, zoom, another },
}: {
  readonly camera: CameraInUse;
}) => {
  const { t } = useWords();
  // Another picture has another torch, which is dark.
  const [lit, setLit] = useState<Camera["torch"]>(null);
  const on = torch !== null && lit === torch;
  if (state !== "on") return null;
  return (
    <>
      {torch && (
        <button
          type="button"
          className="icon-button over"
          aria-pressed={on}
          aria-label={t(words.torch)}
          onClick={() => {
            torch(!on).then(
              () => setLit(() => (on ? null : torch)),
              () => setLit(null),
            );
          }}
          data-testid="torch"
        >
          <Icon name="torch" />
        </button>
      )}
      {another && (
        <button
          type="button"
          className="icon-button over"
          aria-label={t(words.anotherCamera)}
          onClick={another}
          data-testid="another-camera"
        >
          <Icon name="turnCamera" />
        </button>
      )}
      {zoom && (
        <button
          type="button"
          className="icon-button over"
          aria-label={t(words.zoom, { factor: zoom.factor })}
          onClick={zoom.next}
          data-testid="zoom"
          data-factor={zoom.factor}
        >
          <b>{t(words.zoomed, { factor: zoom.factor })}</b>
        </button>
      )}
    </>
  );
};
