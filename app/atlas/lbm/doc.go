// Package lbm reads and writes the file of the basemap: one topology of the world's provinces, whose
// vertices are stored by level of detail, so that a program unpacks only what it is going to draw.
//
// In comes a file, out comes a File whose parts are unpacked one by one; or a Map, of which Write makes a
// file. Begin with lbm.go, the types. FORMAT.md specifies the file; assets/basemap/build makes it, package
// atlas draws it.
package lbm
