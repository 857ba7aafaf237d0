using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace FamilyChat.Music.Tests.Import;

/// <summary>Writes the smallest spreadsheets that programs accept: xlsx (ECMA-376) and xls of the first kind (BIFF2).</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">Cells; one that starts with = is a formula, with its last value after a bar.</param>
    public static void Write(string path, string?[][] rows, params string[] merged) => WriteSheets(path, ("Music", Sheet(rows, merged)));

    /// <summary>Several sheets, each as <see cref="Sheet"/> makes it.</summary>
    public static void WriteSheets(string path, params (string Name, string Content)[] sheets)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        Add(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{Each((_, i) => $"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")}</Relationships>");
        Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{Each((name, i) => $"<sheet name=\"{name}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>")}</sheets></workbook>");
        for (var i = 0; i < sheets.Length; i++)
            Add(zip, $"xl/worksheets/sheet{i + 1}.xml", sheets[i].Content);

        string Each(Func<string, int, string> one) => string.Concat(sheets.Select((sheet, i) => one(sheet.Name, i + 1)));
    }

    public static string Sheet(string?[][] rows, params string[] merged)
    {
        var sheet = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var r = 0; r < rows.Length; r++)
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">").Append(string.Concat(rows[r].Select((c, i) => Cell(c, $"{(char)('A' + i)}{r + 1}")))).Append("</row>");
        sheet.Append("</sheetData>");
        if (merged.Length > 0)
            sheet.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merged.Length}\">").AppendJoin("", merged.Select(m => $"<mergeCell ref=\"{m}\"/>")).Append("</mergeCells>");
        return sheet.Append("</worksheet>").ToString();
    }

    /// <summary>A BIFF2 stream: BOF, one LABEL a cell, EOF.</summary>
    public static void WriteBiff2(string path, string[][] rows)
    {
        using var file = new BinaryWriter(File.Create(path));
        Record(file, 0x0009, [2, 0, 0x10, 0]);
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < rows[r].Length; c++)
                Record(file, 0x0004, [(byte)r, 0, (byte)c, 0, 0, 0, 0, (byte)rows[r][c].Length, .. Encoding.ASCII.GetBytes(rows[r][c])]);
        }
        Record(file, 0x000A, []);
    }

    private static void Record(BinaryWriter file, ushort kind, byte[] body)
    {
        file.Write(kind);
        file.Write((ushort)body.Length);
        file.Write(body);
    }

    private static string Cell(string? text, string place)
    {
        if (text is null)
            return "";
        if (text.StartsWith('='))
            return $"<c r=\"{place}\"><f>{text[1..text.IndexOf('|', StringComparison.Ordinal)]}</f><v>{text[(text.IndexOf('|', StringComparison.Ordinal) + 1)..]}</v></c>";
        return $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(content);
    }
}
