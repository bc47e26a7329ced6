// Package earlylog holds what other packages log before main begins, so that it doesn't reach standard error:
// Fyne logs an error while it is initialised where the locale names no language, as under LANG=C.UTF-8.
//
// Go initialises packages that are ready in the order of their import paths, and a package is ready once its
// imports are. This package imports little and is ready early. Fyne's package lang imports text/template, whose
// path comes after this one's, so this package is initialised first. A test of the real window fails if that
// changes.
package earlylog
