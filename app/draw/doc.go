// Package draw is what everything in Lectern is drawn on.
//
// A drawing is a function of a Canvas. The back ends stand below: raster for windows and
// pictures, svg for files that are edited further, pdf for pages. All measure in the same unit
// (a logical pixel on screens, a point on paper) from the top left corner, y down, so one call
// draws window, slide, page and picture alike. The room knows no brief and no text layout: text
// comes in as shaped Words.
//
// Files are the same on every processor. Some add a product without rounding it first, so where a
// sum is printed or compared, here and in the rooms above, its products are written float32(a*b).
package draw
