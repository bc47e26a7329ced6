// Package atlas is the world: the basemap with its provinces, projections, the map's style and
// labels, and the drawing of it all on any draw.Canvas.
//
// The basemap is one topology: every boundary is an arc with a province on each side, so filling
// a country, or any set of provinces, is a matter of picking arcs. Its file, of which no more is
// unpacked than is drawn, is lbm's. The atlas knows where countries and towns are (Gazetteer) and
// nothing of incidents.
package atlas
