// Package parallel does pieces of work that don't depend on each other at the same time, and reads ahead of work that does.
package parallel
