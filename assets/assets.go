// Package assets embeds what the program carries: fonts, hyphenation patterns, the basemap, icons.
// Where each came from and under which licence stands beside it.
package assets

import "embed"

//go:embed fonts/*.ttf fonts/OFL.txt
var Fonts embed.FS

// WebFonts are the faces of an HTML page, WOFF2, each named as its file in Fonts; fonts/web/build
// makes them.
//
//go:embed fonts/web/*.woff2
var WebFonts embed.FS

// Hyphens are Liang patterns, a file a language: .dic as libhyphen has them, .tex as TeX.
//
//go:embed hyphens/*.dic hyphens/*.tex
var Hyphens embed.FS

// Licences lists what the program is made of, with every licence: licences/licences.txt, which licences/build
// makes.
//
//go:embed licences/licences.txt
var Licences string

// Countries has the names of countries that others write than the basemap does: basemap/countries.csv.
//
//go:embed basemap/countries.csv
var Countries string

// CountryNames has the names of countries in other languages, by those in English: basemap/countrynames.csv, which basemap/build makes.
//
//go:embed basemap/countrynames.csv
var CountryNames string

// Provinces has the names of provinces that others write than the basemap does: basemap/provinces.csv.
//
//go:embed basemap/provinces.csv
var Provinces string

// SeaAreas has the areas of the seas with their names, as GeoJSON: basemap/seaareas.geojson.
//
//go:embed basemap/seaareas.geojson
var SeaAreas []byte

// Lakes has the names of lakes, each with a point on it: basemap/lakes.csv.
//
//go:embed basemap/lakes.csv
var Lakes string

// World is the basemap; package atlas knows its format.
//
//go:embed basemap/world.lbm
var World []byte
