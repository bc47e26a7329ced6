// Package folder opens a brief as a folder of files, whether it is a folder, that folder zipped as a .brief
// file, a PDF that Lectern made of it, or a brief that ships with the program.
//
// In comes a name, out goes a Folder, which gives access to its own files only. WriteFile and Create write
// files and folders whole: a crash at any moment leaves either the old or the new. It knows nothing of a
// brief's content. Begin with folder.go, which finds out what a name stands for; zip.go and pdf.go open the two
// kinds of files.
package folder
