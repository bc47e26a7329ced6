// Package problem describes mistakes in the files of a brief: what is wrong, where, and what to do.
//
// Every room that reads a file returns a List instead of stopping at the first mistake. Kinds are a closed
// list, and each has one severity, so callers decide by kind and never by wording. Begin with problem.go;
// kind.go lists the kinds.
package problem
