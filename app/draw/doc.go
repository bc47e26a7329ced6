// Package draw defines the Canvas on which everything in Lectern is drawn, with the colours, paths,
// fonts and shaped words that are drawn on it. Begin with canvas.go.
//
// A drawing is a function that calls a Canvas. The back ends stand below: raster for windows and
// pictures, svg for files that are edited further, pdf for pages. All measure in the same unit
// (a logical pixel on screens, a point on paper) from the top left corner, y down, so one call
// draws window, slide, page and picture alike. The room knows no brief and no text layout: text
// comes in as shaped Words.
//
// The same input gives the same file on every processor. Some processors add a product without
// rounding it first, so where a sum is printed or compared, here and in the rooms above, its products
// are written float32(a*b).
package draw
