// What the generated code names, and the check does not install.
namespace JsonSubTypes { class Absent { } }
namespace Progress.Client { public class FileParameter { } }
