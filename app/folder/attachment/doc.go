// Package attachment reads the files that a program has attached to a PDF for its own use (see Kept in
// package draw/pdf, which writes them).
//
// In come the bytes of any file, which are not trusted; out come the attached files, or an error that says
// why there are none. What is read and unpacked is bounded. It reads PDF objects (ISO 32000-1) as other
// programs write them too, so a file that was rearranged, or to which comments were added, still opens; it
// reads no pages, repairs nothing and knows no brief. Section numbers in comments are those of the standard.
// Begin with attachment.go.
package attachment
