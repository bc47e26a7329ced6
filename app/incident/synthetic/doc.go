// Package synthetic writes incidents that never happened, as many as are asked for, for benchmarks
// and for trying the windows with more rows than any real brief has. They are spread as real ones
// are: most in a few towns and late years, a tenth of the dates and a quarter of the places known
// only roughly, many numbers as ranges and some not at all.
package synthetic
