// Package lbm is the file of the basemap: one topology of the world's provinces, whose vertices
// are kept level of detail by level, so that a program unpacks only what it is going to draw.
// FORMAT.md specifies it; assets/basemap/build makes one, package atlas draws it.
package lbm
