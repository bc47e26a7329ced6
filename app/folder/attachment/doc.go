// Package attachment finds in a PDF the files that the program which made it keeps there for
// itself.
//
// In come the bytes of any file, from anywhere; out come the kept files, or an error that says why
// there are none. What is read and unpacked is bounded. It reads the objects of ISO 32000-1 as
// other programs write them too, so a file that was rearranged, or to which comments were added,
// still opens; it reads no pages, repairs nothing and knows no brief.
package attachment
