// Package atlas draws maps of the world on any draw.Canvas, in a projection, with boundaries and labels,
// and finds countries, provinces and towns by name.
//
// In come a Projection, a View and Options; out come drawings, areas and places. It knows nothing of
// incidents. Begin with map.go; view.go and project.go say what is shown, boundary.go how disputed
// boundaries are drawn (their colour is Palette.Border of package draw), gazetteer.go where places are.
//
// The basemap is one topology: every boundary is an arc with a province on each side, so a country, or any
// set of provinces, is filled by picking arcs. Package lbm reads its file, and unpacks no more of it than is
// drawn.
package atlas
