interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const earthKm = 6_371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great circle, km. */
export const kmAsTheCrowFlies = (a: Point, b: Point): number => {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const both = north + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(both)));
};
