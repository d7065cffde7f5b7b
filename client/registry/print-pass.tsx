export default function PrintPass({ id }: { readonly id: string }) {
  return <p>{id}</p>;
}
