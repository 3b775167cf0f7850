using System.IO.Compression;
using System.Text;
using Xunit;

namespace Complaints.Intake.Tests.Evidence;

public sealed class FileTypeTests
{
    /// <summary>First bytes as text of single bytes, and what they are.</summary>
    public static TheoryData<string, string> Known => new()
    {
        { "\xFF\xD8\xFF\xE0\x00\x10JFIF", "image/jpeg" },
        { "\x89PNG\r\n\x1A\n", "image/png" },
        { "GIF89a", "image/gif" },
        { "RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp" },
        { "\0\0\0\x18" + "ftypheic\0\0\0\0", "image/heic" },
        { "%PDF-1.7\n", "application/pdf" },
        { "ID3\x04\0\0\0\0\0\0", "audio/mpeg" },
        { "\xFF\xFB\x90\x64\0\0", "audio/mpeg" },
        { "#!AMR\n<", "audio/amr" },
        { "RIFF\x10\x00\x00\x00WAVEfmt ", "audio/wav" },
        { "OggS\0\x02", "audio/ogg" },
        { "\0\0\0\x18" + "ftypM4A \0\0\0\0", "audio/mp4" },
        { "\0\0\0\x18" + "ftypisom\0\0\0\0", "video/mp4" },
        { "\0\0\0\x14" + "ftypqt  \0\0\0\0", "video/quicktime" },
        { "\0\0\0\x14" + "ftyp3gp5\0\0\0\0", "video/3gpp" },
        { "\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm", "video/webm" },
        { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/msword" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_file_is_known_by_its_content(string head, string mediaType)
    {
        var bytes = Encoding.Latin1.GetBytes(head);

        Assert.Equal(mediaType, FileTypes.Recognise(bytes, bytes)[0].MediaType);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("<html>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>")]
    [InlineData("just some words")]
    [InlineData("MZ\x90\0\x03")]
    [InlineData("\x7F" + "ELF\x02\x01")]
    [InlineData("#!/bin/sh\n")]
    [InlineData("\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x88matroska")]
    [InlineData("RIFF\x10\x00\x00\x00" + "AVI LIST")]
    [InlineData("\0\0\0\x18" + "ftypzzzz\0\0\0\0")]
    [InlineData("\xFF\xFF\xFF\xFF\xFF")]
    [InlineData("P")]
    [InlineData("")]
    public void What_is_not_known_is_not_taken(string head)
    {
        var bytes = Encoding.Latin1.GetBytes(head);

        Assert.Empty(FileTypes.Recognise(bytes, bytes));
    }

    [Theory]
    [InlineData("word/document.xml", "docx")]
    [InlineData("xl/workbook.xml", "xlsx")]
    [InlineData("ppt/presentation.xml", "pptx")]
    public void Office_documents_are_packages_that_list_their_parts(string part, string ending)
    {
        // Some writers put the list of types last, behind a large picture.
        var first = Package("[Content_Types].xml", part, "media/picture.png");
        var last = Package("media/picture.png", part, "[Content_Types].xml");

        Assert.Equal(ending, Recognise(first).Single().Extensions[0]);
        Assert.Equal(ending, Recognise(last).Single().Extensions[0]);
    }

    [Fact]
    public void An_ordinary_archive_and_a_document_with_programs_are_not_taken()
    {
        Assert.Empty(Recognise(Package("setup.exe")));
        Assert.Empty(Recognise(Package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
    }

    private static IReadOnlyList<FileType> Recognise(byte[] file)
    {
        using var watch = new ContentWatch();
        foreach (var piece in file.Chunk(7000))
            watch.Pass(piece);
        Assert.Equal(file.Length, watch.Size);
        Assert.True(watch.Head.SequenceEqual(file.AsSpan(0, Math.Min(file.Length, FileTypes.Window))));
        Assert.True(watch.Tail.SequenceEqual(file.AsSpan(Math.Max(0, file.Length - FileTypes.Window))));
        return FileTypes.Recognise(watch.Head, watch.Tail);
    }

    private static byte[] Package(params string[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var entry = zip.CreateEntry(part, CompressionLevel.NoCompression).Open();
                entry.Write(new byte[part.EndsWith("png", StringComparison.Ordinal) ? 200_000 : 50]);
            }
        }

        return stream.ToArray();
    }
}

public sealed class FileNameTests
{
    [Theory]
    [InlineData("照片.jpg", "照片.jpg")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData(@"C:\Users\我\发票.PDF", "发票.PDF")]
    [InlineData("a\u0000b\u0007\u202Egpj.jpg", "abgpj.jpg")]
    [InlineData("what?<is>|this:*.png", "what__is__this__.png")]
    [InlineData("  .. ", "evidence")]
    [InlineData("", "evidence")]
    public void A_name_loses_what_could_harm(string given, string clean) => Assert.Equal(clean, FileName.Clean(given));

    [Fact]
    public void A_long_name_is_shortened_and_keeps_its_ending_and_whole_characters()
    {
        var clean = FileName.Clean(string.Concat(Enumerable.Repeat("𠮷", 100)) + ".jpeg");

        Assert.True(clean.Length <= 120);
        Assert.EndsWith(".jpeg", clean, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean)));
    }
}
