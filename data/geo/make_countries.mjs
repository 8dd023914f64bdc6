// Makes countries.geojson beside this script; see README.md for the versions and the command.
// The npm packages are looked up in the folder the command is run from.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const world = require("world-atlas/countries-10m.json");
const { feature, filter, presimplify, simplify, sphericalTriangleArea } = {
  ...require("topojson-client"),
  ...require("topojson-simplify"),
};

const SMALLEST_ISLAND_KM2 = 20;
const SMALLEST_TRIANGLE_KM2 = 3; // the corners of smaller triangles are left out
const DECIMALS = 4;
const EARTH_RADIUS_KM = 6371;

// Natural Earth's name -> ISO alpha-2 code (XK is user-assigned), name as the network writes it.
// Kosovo has no ISO number there, so names are the key.
const COUNTRIES = {
  Albania: ["AL", "Albania"],
  "Bosnia and Herz.": ["BA", "Bosnia Herzegovina"],
  Bulgaria: ["BG", "Bulgaria"],
  Croatia: ["HR", "Croatia"],
  Greece: ["GR", "Greece"],
  Kosovo: ["XK", "Kosovo*"],
  Macedonia: ["MK", "North Macedonia"],
  Montenegro: ["ME", "Montenegro"],
  Romania: ["RO", "Romania"],
  Serbia: ["RS", "Serbia"],
  Slovenia: ["SI", "Slovenia"],
};

function ringArea(ring) {
  const radians = ring.map(([longitude, latitude]) => [
    (longitude * Math.PI) / 180,
    Math.sin((latitude * Math.PI) / 180),
  ]);
  const doubled = radians
    .slice(1)
    .reduce((sum, [x, s], i) => sum + (x - radians[i][0]) * (s + radians[i][1]), 0);
  return (Math.abs(doubled) / 2) * EARTH_RADIUS_KM ** 2;
}

function withoutIslets(topology, geometry) {
  if (geometry.type !== "MultiPolygon") return geometry;
  const { coordinates } = feature(topology, geometry).geometry;
  const arcs = geometry.arcs.filter((_, i) => ringArea(coordinates[i][0]) >= SMALLEST_ISLAND_KM2);
  return { ...geometry, arcs };
}

function rounded(coordinates) {
  return typeof coordinates === "number"
    ? Number(coordinates.toFixed(DECIMALS))
    : coordinates.map(rounded);
}

const geometries = world.objects.countries.geometries
  .filter(({ properties }) => properties.name in COUNTRIES)
  .map((geometry) => withoutIslets(world, geometry));
const region = filter({
  ...world,
  objects: { countries: { type: "GeometryCollection", geometries } },
});

// Simplifying arcs, not rings, keeps every shared border shared.
const steradians = SMALLEST_TRIANGLE_KM2 / EARTH_RADIUS_KM ** 2;
const coarse = simplify(presimplify(region, sphericalTriangleArea), steradians);

// topojson keeps exterior rings clockwise, as d3 and Plotly expect; RFC 7946 says the opposite.
const features = feature(coarse, coarse.objects.countries).features
  .map(({ properties, geometry }) => {
    const [country_code, name] = COUNTRIES[properties.name];
    const coordinates = rounded(geometry.coordinates);
    return {
      type: "Feature",
      properties: { country_code, name },
      geometry: { type: geometry.type, coordinates },
    };
  })
  .sort((a, b) => a.properties.country_code.localeCompare(b.properties.country_code));

const lines = features.map((each) => JSON.stringify(each)).join(",\n");
const text = `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
writeFileSync(join(import.meta.dirname, "countries.geojson"), text);
