// Removes the changes that accepted-changes.txt names from what japicmp judges.
def root = System.getProperty('maven.multiModuleProjectDirectory')
def file = new File(System.getProperty('api.accepted') ?: "$root/.ci/accepted-changes.txt")
def accepted = file.readLines()*.trim().findAll { it && !it.startsWith('#') } as Set
jApiClasses.removeIf { accepted.contains(it.fullyQualifiedName) }
jApiClasses.each { type ->
  type.methods.removeIf { accepted.contains("${type.fullyQualifiedName}#${it.name}".toString()) }
}
return jApiClasses
