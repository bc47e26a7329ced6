// Package folder opens a brief as a folder of files, whichever of four things holds it: a folder, that folder
// zipped as a .brief file, a PDF that Lectern made of it, or a brief that ships with the program.
//
// In comes a name, out goes a Folder, from which nothing outside can be read. WriteFile and Create write files
// and folders whole: a crash at any moment leaves what was there, or what is new. It knows no brief:
// folder.go finds out what a name stands for, zip.go and pdf.go open the two files.
package folder
