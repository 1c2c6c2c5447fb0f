using System;
using System.IO;
using Newtonsoft.Json;
using Progress.Model;

/// <summary>Reads every record of a folder into the generated classes, and writes it back. Back IN OUT</summary>
public static class Back
{
    public static void Main(string[] folders)
    {
        // Left alone, Newtonsoft turns every text that looks like a date into another spelling of it.
        var settings = new JsonSerializerSettings
        {
            DateParseHandling = DateParseHandling.None,
            MissingMemberHandling = MissingMemberHandling.Error
        };
        foreach (var file in Directory.GetFiles(folders[0]))
        {
            try
            {
                var record = JsonConvert.DeserializeObject<ProgressRecord>(File.ReadAllText(file), settings);
                var back = JsonConvert.SerializeObject(record, settings);
                File.WriteAllText(Path.Combine(folders[1], Path.GetFileName(file)), back);
            }
            catch (Exception error) when (error is JsonException || error is InvalidDataException)
            {
                Console.WriteLine(Path.GetFileName(file) + " " + error.Message.Substring(0, Math.Min(200, error.Message.Length)));
            }
        }
    }
}
