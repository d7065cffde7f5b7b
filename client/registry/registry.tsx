import { Page } from "../ui/page.tsx";
export default function Section() {
  return <Page title="registry">{null}</Page>;
}
