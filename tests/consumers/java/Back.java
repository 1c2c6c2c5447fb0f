import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import progress.model.ProgressRecord;

/** Reads every record of a folder into the generated classes, and writes it back. {@code Back IN OUT} */
public class Back {
    public static void main(String[] folders) throws IOException {
        // Members that are absent stay absent: Jackson writes null for them unless told not to. What stands in a map,
        // which is an extension, may be null.
        JsonInclude.Value given = JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
        ObjectMapper mapper = new ObjectMapper()
            .setDefaultPropertyInclusion(given)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (var files = Files.list(Path.of(folders[0]))) {
            for (Path file : files.toList()) {
                try {
                    ProgressRecord read = mapper.readValue(Files.readAllBytes(file), ProgressRecord.class);
                    Files.write(Path.of(folders[1]).resolve(file.getFileName()), mapper.writeValueAsBytes(read));
                } catch (com.fasterxml.jackson.core.JsonProcessingException error) {
                    System.out.println(file.getFileName() + " " + error.getOriginalMessage());
                }
            }
        }
    }
}
