// Package problem holds what can be wrong with the files of a brief: what, where, and what to do.
//
// Every room that reads a file returns a List instead of stopping at the first mistake. Kinds are
// a closed list, and a kind has one severity, so callers decide on kinds and never on wording.
package problem
