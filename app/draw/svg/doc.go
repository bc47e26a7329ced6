// Package svg implements draw.Canvas as SVG: Canvas writes a file that is edited further, Sheet the
// drawings inside one HTML document, which share their colours and typefaces. Begin with svg.go.
//
// Text stays text: it names the fonts' families and keeps its width, so that any viewer shows the same
// layout.
package svg
